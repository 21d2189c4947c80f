package dev.lockstep.shrink;

import tools.jackson.databind.JsonNode;

/**
 * A value of the smallest list that the finding needs, and the value next to it with which nothing differs.
 *
 * @param differs the value of the list
 * @param agrees the value next to it
 */
public record Neighbour(JsonNode differs, JsonNode agrees) {}
