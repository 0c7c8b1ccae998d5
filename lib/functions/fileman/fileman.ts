import { z } from 'zod';
import { listFolder, lookAt, MOST_ENTRIES } from '@/lib/accounts/home/files';
import { defineFunction } from '@/lib/functions/define';
import { anyEntry, type Entry, entry, entryOf, entryTypes, placeOf } from '@/lib/functions/fileman/entry';
import { refuse, succeed } from '@/lib/functions/outcome';

const module = 'Fileman';
const feature = 'filelist';
const flag = z.enum(['0', '1'], 'Give 0 or 1.').default('0');
const within =
  'Paths are relative to the home folder, or absolute and within it. Links are told and never followed, and contents are never read.';

const common = {
  check_for_leaf_directories: flag,
  include_mime: flag,
  include_permissions: flag,
  show_hidden: flag,
};
const severalIn = z
  .array(z.string())
  .optional()
  .transform((all) =>
    all
      ?.flatMap((text) => text.split(/[|,]/))
      .map((text) => text.trim())
      .filter(Boolean),
  );

export const filemanFunctions = [
  defineFunction({
    module,
    feature,
    name: 'list_files',
    summary: 'List a folder in the home of the account',
    note: `${within} At most ${MOST_ENTRIES} entries are listed.`,
    input: z.object({
      dir: z.string({ error: 'Give a folder; a dot is the home.' }),
      types: severalIn.describe('Types to list, separated by |.'),
      only_these_files: severalIn.describe('Names to list, separated by commas.'),
      mime_types: severalIn,
      raw_mime_types: severalIn,
      limit_to_list: flag.describe('1: list only the names in filepath-0, filepath-1 and so on.'),
      filepath: z.array(z.string()).default([]),
      ...common,
    }),
    data: z.array(entry),
    async handler(actor, asked) {
      const listing = await listFolder(actor, asked.dir, { hidden: asked.show_hidden === '1' });
      if (!listing.ok) return refuse(listing.error);
      const { home, parts, entries, all } = listing.value;
      const mimes = [asked.mime_types, asked.raw_mime_types].filter((list) => list !== undefined);
      const wish = {
        mime: asked.include_mime === '1' || mimes.length > 0,
        permissions: asked.include_permissions === '1',
      };
      const wanted = (one: Entry) =>
        (asked.types?.includes(one.type) ?? true) &&
        (asked.only_these_files?.includes(one.file) ?? true) &&
        (asked.limit_to_list === '0' || asked.filepath.includes(one.file)) &&
        mimes.every((list) => list.includes(one.mimetype ?? '') || list.includes(one.mimename ?? ''));
      const listed = entries
        .map(({ name, stats }) => entryOf(home, [...parts, name.toString('utf8')], stats, wish))
        .filter(wanted)
        .sort((one, other) => (one.file < other.file ? -1 : 1));
      return succeed(listed, {
        warnings: [
          ...(all ? [] : [`The folder holds more than ${MOST_ENTRIES} entries. Not all are listed.`]),
          ...unknownTypes(asked.types),
          ...(asked.limit_to_list === '0' && asked.filepath.length > 0
            ? ['“filepath” was ignored: it counts with limit_to_list=1.']
            : []),
          ...noLeaves(asked.check_for_leaf_directories),
        ],
      });
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'get_file_information',
    summary: 'Get details of a file or folder in the home of the account',
    note: within,
    input: z.object({ path: z.string({ error: 'Give a path; a dot is the home.' }), ...common }),
    data: anyEntry,
    async handler(actor, asked) {
      const looked = await lookAt(actor, asked.path);
      if (!looked.ok) return refuse(looked.error);
      const { home, parts, stats } = looked.value;
      const wish = { mime: asked.include_mime === '1', permissions: asked.include_permissions === '1' };
      const warnings = noLeaves(asked.check_for_leaf_directories);
      if (!stats) return succeed({ ...placeOf(home, parts), exists: 0 as const }, { warnings });
      return succeed(entryOf(home, parts, stats, wish), { warnings });
    },
  }),
];

function unknownTypes(asked: string[] = []): string[] {
  const unknown = asked.filter((type) => !(entryTypes as readonly string[]).includes(type));
  return unknown
    .slice(0, 20)
    .map((type) => `There is no type “${type.slice(0, 50)}”. There are: ${entryTypes.join(', ')}.`);
}

function noLeaves(asked: '0' | '1'): string[] {
  return asked === '1' ? ['Whether folders hold others is not looked up: “isleaf” is left out.'] : [];
}
