/** A plugin that brings a system and a dialect, and reuses the social workload and an arm in the box. */
package example.standard;
