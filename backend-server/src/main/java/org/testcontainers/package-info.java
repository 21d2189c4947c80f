/**
 * One class that reaches into Testcontainers, because the library does not let its caller name the container engine.
 */
package org.testcontainers;
