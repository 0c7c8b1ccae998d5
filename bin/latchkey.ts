import { runCommandLine } from '@/lib/cli/run';

process.exitCode = await runCommandLine(process.argv.slice(2));
