#!/usr/bin/env node
'use strict';
// The library of the store, as a driver of Lockstep: a line of JSON in, a line of JSON out.
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { Store, Refusal } = require('./store.js');

let store;

function cells(item, columns) {
  return columns.map((name) => (item[name] === undefined ? null : item[name]));
}

function outcome(operation) {
  const { verb, key, record, columns } = operation;
  try {
    switch (verb) {
      case 'create': return { outcome: 'rows', rows: [[store.create(record)]] };
      case 'update': store.update(key, record); return { outcome: 'done' };
      case 'replace': store.replace(key, record); return { outcome: 'done' };
      case 'delete': store.remove(key); return { outcome: 'done' };
      case 'clear': return { outcome: 'done', count: store.clear() };
      case 'read': return { outcome: 'rows', rows: [cells(store.get(key), columns)] };
      case 'list': {
        const order = operation.order && operation.order[0].descending ? '-key' : 'key';
        const min = operation.where ? operation.where[0].value : undefined;
        const items = store.list({ min, order, offset: operation.offset, limit: operation.limit });
        return { outcome: 'rows', rows: items.map((item) => cells(item, columns)) };
      }
      default: return { outcome: 'unsupported', reason: `no verb ${verb}` };
    }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', class: error.code, message: error.message };
    return { outcome: 'broken', detail: String(error) };
  }
}

function answer(message) {
  switch (message.do) {
    case 'hello':
      return { protocol: 1, name: 'kv for Node', version: '1.0', holds: 'files', afterlife: true,
        verbs: ['create', 'read', 'update', 'replace', 'delete', 'list', 'clear', 'reopen'] };
    case 'open':
      if (!message.fresh && !fs.existsSync(path.join(message.folder, 'store.jsonl'))) {
        return { outcome: 'broken', detail: 'there is no store' };
      }
      store = new Store(message.folder);
      return { outcome: 'done' };
    case 'apply': return outcome(message.operation);
    case 'read': return { outcomes: message.operations.map(outcome) };
    case 'release': case 'close':
      if (store) store.close();
      store = undefined;
      return { outcome: 'done' };
    default: return { outcome: 'broken', detail: `unknown message ${message.do}` };
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  process.stdout.write(JSON.stringify({ id: message.id, ...answer(message) }) + '\n');
});
