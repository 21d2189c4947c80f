package dev.lockstep.workloads.social;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Keys in their order, each of which is found by its place. A step draws many keys, and a map would count as far as the
 * place each time.
 */
final class OrderedKeys extends AbstractList<String> {

    /** A longer block is divided. So a change moves some hundred keys at most, and a place is found by some blocks. */
    private static final int BLOCK = 512;

    private final List<List<String>> blocks = new ArrayList<>();
    private int size;

    OrderedKeys(Collection<String> keys) {
        keys.forEach(this::put);
    }

    @Override
    public String get(int place) {
        Objects.checkIndex(place, size);
        int left = place;
        int at = 0;
        while (left >= blocks.get(at).size()) {
            left -= blocks.get(at).size();
            at++;
        }
        return blocks.get(at).get(left);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<String> iterator() {
        return blocks.stream().flatMap(List::stream).iterator();
    }

    /** Adds a key, unless it is there. */
    void put(String key) {
        if (blocks.isEmpty()) {
            blocks.add(new ArrayList<>());
        }
        int at = blockOf(key);
        List<String> block = blocks.get(at);
        int found = Collections.binarySearch(block, key);
        if (found < 0) {
            block.add(-found - 1, key);
            size++;
        }
        if (block.size() > BLOCK) {
            List<String> upper = block.subList(block.size() / 2, block.size());
            blocks.add(at + 1, new ArrayList<>(upper));
            upper.clear();
        }
    }

    /** Removes a key, if it is there. */
    void drop(String key) {
        if (blocks.isEmpty()) {
            return;
        }
        int at = blockOf(key);
        List<String> block = blocks.get(at);
        int found = Collections.binarySearch(block, key);
        if (found >= 0) {
            block.remove(found);
            size--;
        }
        if (block.isEmpty()) {
            blocks.remove(at);
        }
    }

    /** Returns the number of the last block that does not begin after the key. */
    private int blockOf(String key) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (blocks.get(middle).get(0).compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
