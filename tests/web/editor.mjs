// The schemas as an editor uses them: the server of the extension YAML finds a wrong key and a wrong
// word, offers the ids of the site, and shows what a key says. Usage: editor.mjs PROGRAM
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.NODE_PATH}/`);
const program = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'milepost-editor-'));
const root = join(work, 'site');
const milepost = (...words) => execFileSync(program, words, { cwd: work, stdio: 'pipe' });

milepost('init', 'site');
milepost('-C', 'site', 'schema', '--vscode');
// What the command put there is what the server gets; the front matter of a project stands alone.
const schemas = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'))['yaml.schemas'];
const yaml = {
  schemas: { ...schemas, './.vscode/project.schema.json': 'front.yaml' },
  // As the extension has it, but for schemas of others from the net.
  validate: true, hover: true, completion: true, schemaStore: { enable: false },
};

const server = spawn(process.execPath, [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio']);
const answers = new Map();
const found = new Map();
let asked = 0;
const send = (message) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const ask = (method, params) => new Promise((answer) => {
  answers.set(++asked, answer);
  send({ id: asked, method, params });
});
const heard = ({ id, method, params, result, error }) => {
  if (method === 'workspace/configuration') {
    send({ id, result: params.items.map(({ section }) => (section === 'yaml' ? yaml : {})) });
  } else if (method && id !== undefined) {
    send({ id, result: null });
  } else if (method === 'textDocument/publishDiagnostics') {
    found.set(params.uri, params.diagnostics.map((finding) => finding.message).join('\n'));
  } else if (id !== undefined) {
    answers.get(id)(error ? Promise.reject(new Error(error.message)) : result);
  }
};
let rest = Buffer.alloc(0);
server.stdout.on('data', (bytes) => {
  rest = Buffer.concat([rest, bytes]);
  for (;;) {
    const head = rest.indexOf('\r\n\r\n');
    const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(head, 0)))?.[1]);
    if (head < 0 || rest.length < head + 4 + length) return;
    heard(JSON.parse(rest.subarray(head + 4, head + 4 + length)));
    rest = rest.subarray(head + 4 + length);
  }
});

const until = async (is, what) => {
  for (let waited = 0; !is(); waited += 50) {
    if (20_000 < waited) throw new Error(what());
    await new Promise((done) => setTimeout(done, 50));
  }
};

// A file of the site as it is opened in the editor: what is found in its text, what is shown, what is offered.
const opened = (path, first) => {
  const uri = pathToFileURL(join(root, path)).href;
  let version = 1;
  const at = (line, character) => ({ textDocument: { uri }, position: { line, character } });
  writeFileSync(join(root, path), first);
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text: first } } });
  return {
    change: (text) => send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: ++version }, contentChanges: [{ text }] },
    }),
    finds: (...parts) => until(
      () => parts.every((part) => found.get(uri)?.includes(part)),
      () => `${path}: ${parts} is not found in ${JSON.stringify(found.get(uri))}`,
    ),
    isFine: () => until(() => found.get(uri) === '', () => `${path}: a mistake is found: ${found.get(uri)}`),
    hover: async (line, character) => JSON.stringify(await ask('textDocument/hover', at(line, character))),
    offered: async (line, character) => (await ask('textDocument/completion', at(line, character))).items.map((item) => item.label),
  };
};
const check = (what, is, said) => {
  if (!is) throw new Error(`${what}: ${JSON.stringify(said)}`);
};

// Whatever goes wrong, the server ends and nothing is left.
const late = setTimeout(() => { console.error('the server took more than a minute'); process.exit(1); }, 60_000);
process.on('exit', () => { server.kill(); rmSync(work, { recursive: true, force: true }); });
await ask('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(root).href,
  workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'site' }],
  capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { hover: { contentFormat: ['markdown'] } } },
});
send({ method: 'initialized', params: {} });
send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml } } });

const config = readFileSync(join(root, 'content/site.yaml'), 'utf8').trimEnd();
const site = opened('content/site.yaml', `${config}\ncalender: {}\nstatus: figurs\n`);
await site.finds('calender', '"declared"');
const line = config.split('\n').length + 1;
check('words are offered', (await site.offered(line, 8)).includes('declared'), await site.offered(line, 8));
const hover = await site.hover(0, 2);
check('a key says what it is, in both languages', hover.includes('The title of the site.') && hover.includes('网站标题。'), hover);
site.change(`${config}\n`);
await site.isFine();

const front = opened('front.yaml', 'title: Lifts\nfocus: hom\ntarget: 40 lifts\n');
await front.finds('"home"', '"culture"');
const offered = await front.offered(1, 7);
check('the focuses of the site are offered', offered.includes('home') && offered.includes('culture'), offered);
clearTimeout(late);
console.log('the schemas work in the server of the extension YAML');
process.exit(0);
