/** A plugin that provides a system and a dialect, and reuses the social workload and an arm in the box. */
package example.standard;
