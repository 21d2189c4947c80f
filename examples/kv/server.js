#!/usr/bin/env node
'use strict';
// server.js PORT FOLDER: the store over HTTP.
const http = require('http');
const { Store, Refusal } = require('./store.js');

const STATUS = { MISSING: 404, RANGE: 422, INVALID: 400 };
const [port, folder] = process.argv.slice(2);
const store = new Store(folder);

function answer(method, url, body) {
  const [, first, last] = url.pathname.split('/');
  if (first === 'health') return { store: 'kv' };
  const key = Number(last);
  switch (`${method} ${last === undefined ? 'items' : 'item'}`) {
    case 'POST items': return { items: [{ key: store.create(body) }] };
    case 'GET items': {
      const number = (name) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : undefined);
      return { items: store.list({ min: number('min'), order: url.searchParams.get('order'),
        offset: number('offset'), limit: number('limit') }) };
    }
    case 'DELETE items': return { count: store.clear() };
    case 'GET item': return { items: [store.get(key)] };
    case 'PATCH item': store.update(key, body); return {};
    case 'PUT item': store.replace(key, body); return {};
    case 'DELETE item': store.remove(key); return {};
    default: throw new Refusal('INVALID', 'unknown request');
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    let status = 200;
    let told;
    try {
      const text = Buffer.concat(parts).toString('utf8');
      told = answer(request.method, new URL(request.url, 'http://kv'), text === '' ? undefined : JSON.parse(text));
    } catch (error) {
      status = error instanceof Refusal ? STATUS[error.code] : 500;
      told = { code: error.code, message: error.message };
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(told));
  });
});
server.listen(Number(port), process.env.KV_HOST || '127.0.0.1', () => console.log('kv is ready'));
process.on('SIGTERM', () => {
  store.close();
  process.exit(0);
});
