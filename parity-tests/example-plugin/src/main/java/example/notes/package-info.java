/** An example of everything that a user of Lockstep can bring: a system, three ways to reach it, and a workload. */
package example.notes;
