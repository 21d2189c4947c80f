'use strict';
// A small key-value store: one file of JSON lines in a folder, read at the start and appended to.
const fs = require('fs');
const path = require('path');

class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

class Store {
  constructor(folder) {
    this.file = path.join(folder, 'store.jsonl');
    this.items = new Map();
    this.last = 0;
    if (fs.existsSync(this.file)) {
      for (const line of fs.readFileSync(this.file, 'utf8').split('\n')) {
        if (line !== '') this.play(JSON.parse(line));
      }
    }
    this.log = fs.openSync(this.file, 'a');
  }

  play(entry) {
    if (entry.put !== undefined) {
      this.items.set(entry.put, entry.record);
      this.last = Math.max(this.last, entry.put);
    } else if (entry.remove !== undefined) {
      this.items.delete(entry.remove);
    } else {
      this.items.clear();
    }
  }

  write(...entries) {
    const at = fs.fstatSync(this.log).size;
    try {
      fs.writeSync(this.log, entries.map((entry) => JSON.stringify(entry) + '\n').join(''));
      fs.fsyncSync(this.log);
    } catch (error) {
      fs.ftruncateSync(this.log, at);
      throw error;
    }
    entries.forEach((entry) => this.play(entry));
  }

  check(record) {
    for (const name of Object.keys(record)) {
      if (!['text', 'stars', 'done'].includes(name)) throw new Refusal('INVALID', `no field ${name}`);
    }
    if (typeof record.text !== 'string') throw new Refusal('INVALID', 'text is missing');
    if ([...record.text].length > 30) throw new Refusal('RANGE', 'text is too long');
    const { stars, done } = record;
    if (stars != null && (!Number.isInteger(stars) || stars < 0 || stars > 5)) throw new Refusal('RANGE', 'stars');
    if (done != null && typeof done !== 'boolean') throw new Refusal('INVALID', 'done');
  }

  get(key) {
    if (!this.items.has(key)) throw new Refusal('MISSING', `no item ${key}`);
    return { key, ...this.items.get(key) };
  }

  create(record) {
    this.check(record);
    const key = this.last + 1;
    this.write({ put: key, record });
    return key;
  }

  update(key, changes) {
    const { key: unused, ...old } = this.get(key);
    const record = { ...old, ...changes };
    this.check(record);
    this.write({ put: key, record });
  }

  replace(key, record) {
    this.get(key);
    this.check(record);
    this.write({ put: key, record });
  }

  remove(key) {
    this.get(key);
    this.write({ remove: key });
  }

  clear() {
    const count = this.items.size;
    this.write({ clear: true });
    return count;
  }

  /** Returns the items in the order of their keys, or of a field, or a part of them. */
  list({ min, order, offset = 0, limit = Infinity } = {}) {
    let items = [...this.items.keys()].sort((a, b) => a - b).map((key) => this.get(key));
    if (min !== undefined) items = items.filter((item) => item.stars != null && item.stars >= min);
    if (order === '-key') items.reverse();
    return items.slice(offset, offset + limit);
  }

  close() {
    fs.closeSync(this.log);
  }
}

module.exports = { Store, Refusal };
