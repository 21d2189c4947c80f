/** Counters that are kept in two ways, and a test that both count alike. */
package example.counters;
