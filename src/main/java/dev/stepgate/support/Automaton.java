package dev.stepgate.support;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds many byte strings at once (Aho-Corasick): a state is the longest suffix of what was read
 * that begins one of them.
 *
 * <p>States are numbered by depth, so that the shallow ones, where ordinary text stays, are the
 * first and have a full row each; the rare deep ones go through a hash table.
 */
final class Automaton {
  static final int START = 0;
  private static final int MAX_STATES = 1 << 23;

  private int[] keys = new int[1024];
  private int[] children = new int[1024];
  private int[] fallback = new int[512];
  private int[] depth = new int[512];
  private int[] longest = new int[512];
  private int states = 1;
  private int shallow = MAX_STATES;
  private int[] rows = new int[0];

  Automaton(Collection<byte[]> patterns) {
    List<byte[]> wanted = List.copyOf(patterns);
    int[] at = new int[wanted.size()];
    int length = wanted.stream().mapToInt(pattern -> pattern.length).max().orElse(0);
    for (int level = 0; level < length; level++) {
      extend(wanted, at, level);
      if (level == 0) {
        shallow = states;
      }
    }
    shallow = Math.min(shallow, states);
    rows = rows();
  }

  /** The state after one more byte. */
  int next(int state, int octet) {
    int from = state;
    while (from >= shallow) {
      int child = child(from, octet);
      if (child != 0) {
        return child;
      }
      from = fallback[from];
    }
    return rows[from << 8 | octet];
  }

  /** No byte string ends in a shallow state. */
  boolean isShallow(int state) {
    return state < shallow;
  }

  /** The length of the longest byte string that ends in this state, or 0. */
  int matched(int state) {
    return longest[state];
  }

  /** How many of the last bytes may still become a match. */
  int depth(int state) {
    return depth[state];
  }

  private void extend(List<byte[]> patterns, int[] at, int level) {
    for (int i = 0; i < at.length; i++) {
      byte[] pattern = patterns.get(i);
      if (pattern.length > level) {
        at[i] = childOrNew(at[i], pattern[level] & 255);
      }
      if (pattern.length == level + 1) {
        longest[at[i]] = pattern.length;
      }
    }
  }

  private int childOrNew(int parent, int octet) {
    int existing = child(parent, octet);
    return existing == 0 ? add(parent, octet) : existing;
  }

  private int add(int parent, int octet) {
    makeRoom();
    int state = states++;
    depth[state] = depth[parent] + 1;
    fallback[state] = fallbackOf(parent, octet);
    longest[state] = longest[fallback[state]];
    put(parent << 8 | octet, state);
    return state;
  }

  private int fallbackOf(int parent, int octet) {
    int from = parent;
    while (from != START) {
      from = fallback[from];
      int child = child(from, octet);
      if (child != 0) {
        return child;
      }
    }
    return START;
  }

  private int child(int state, int octet) {
    int key = state << 8 | octet;
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); children[slot] != 0; slot = slot + 1 & mask) {
      if (keys[slot] == key) {
        return children[slot];
      }
    }
    return 0;
  }

  private void put(int key, int child) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (children[slot] != 0) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    children[slot] = child;
  }

  private static int slot(int key, int mask) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }

  private void makeRoom() {
    if (states == MAX_STATES) {
      throw new IllegalArgumentException("too many secrets, or too long ones, to watch for");
    }
    if (states == depth.length) {
      fallback = Arrays.copyOf(fallback, states * 2);
      depth = Arrays.copyOf(depth, states * 2);
      longest = Arrays.copyOf(longest, states * 2);
      rehash();
    }
  }

  private void rehash() {
    int[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new int[oldKeys.length * 2];
    children = new int[oldKeys.length * 2];
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldChildren[slot] != 0) {
        put(oldKeys[slot], oldChildren[slot]);
      }
    }
  }

  private int[] rows() {
    int[] filled = new int[shallow << 8];
    for (int octet = 0; octet < 256; octet++) {
      filled[octet] = child(START, octet);
      for (int state = 1; state < shallow; state++) {
        int child = child(state, octet);
        filled[state << 8 | octet] = child == 0 ? filled[octet] : child;
      }
    }
    return filled;
  }
}
