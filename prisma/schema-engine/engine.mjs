#!/usr/bin/env node
// The schema engine that the Prisma command line starts. Its own engine is a native program
// downloaded from a host that locked-down networks do not reach; this one is the same engine
// as WebAssembly, from the package registry. prisma.config.ts names this file to the CLI.
import { connectionOf, databaseUrl } from './connection.mjs';
import { manageDatabase } from './manage-database.mjs';
import { serve } from './rpc.mjs';

const args = process.argv.slice(2);
const connection = connectionOf(databaseUrl(args));
const command = args.indexOf('cli');

if (command >= 0) process.exitCode = await manageDatabase(args[command + 1], connection);
else await serve(connection, process.stdin, process.stdout);
