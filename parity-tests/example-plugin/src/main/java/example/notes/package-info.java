/** An example of everything that a user of Lockstep can add: a system, three ways to reach it, and a workload. */
package example.notes;
