/** What may stand where a grant's file should be: folders, pipes, links, second names. */

import { spawnSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, fileText, sampleGrant, tempFolder } from './places.ts';

const WHOLE = fileText(sampleGrant());

function freshFiles() {
  const folder = join(tempFolder(), 'roomkey');
  return { folder, files: filesIn(folder), file: join(folder, 'default.json') };
}

describe('what stands in the way of the file', () => {
  it('as a folder is unreadable and not written to', async () => {
    const { files, file } = freshFiles();
    mkdirSync(file, { recursive: true });
    expect(files.read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'cannot_read' },
    });
    expect(await files.save('default', sampleGrant())).toMatchObject({ code: 'cannot_save' });
  });

  it('as a pipe is unreadable, and nobody waits for it', async () => {
    const { files, folder, file } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    expect(spawnSync('mkfifo', [file]).status).toBe(0);
    expect(files.read('default')).toMatchObject({
      kind: 'unreadable',
      trouble: { code: 'cannot_read' },
    });
    expect(await files.save('default', sampleGrant())).toMatchObject({ code: 'cannot_save' });
  });

  it('as a link that its owner made is kept, and the grant written where it leads', async () => {
    const { files, folder, file } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    const target = join(tempFolder(), 'elsewhere.json');
    writeFileSync(target, WHOLE);
    symlinkSync(target, file);
    expect(await files.save('default', sampleGrant({ accessToken: 'new' }))).toBeNull();
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(files.read('default')).toMatchObject({ grant: { accessToken: 'new' } });
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('as a second name of a file leaves that file alone', async () => {
    const { files, folder, file } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    const other = join(tempFolder(), 'other');
    writeFileSync(other, WHOLE);
    linkSync(other, file);
    await files.save('default', sampleGrant({ accessToken: 'new' }));
    expect(readFileSync(other, 'utf8')).toBe(WHOLE);
  });

  it('as a link where room is claimed is not followed', async () => {
    const { files, folder } = freshFiles();
    mkdirSync(folder, { mode: 0o700 });
    const target = join(tempFolder(), 'precious');
    writeFileSync(target, 'precious');
    symlinkSync(target, join(folder, 'default.json.room'));
    expect(files.prepare('default')).toMatchObject({ code: 'cannot_save' });
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });
});
