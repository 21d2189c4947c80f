/** Concurrent walks over arms: acts in the words of the systems in the box, and the result as files and text. */
package dev.lockstep.race;
