package io.vernier.cli.explain;

/**
 * One code that can be explained.
 *
 * @param code as it is printed
 * @param name its name in words
 * @param meaning what has happened when it shows up
 * @param remedy what to do; empty where there is nothing to do
 * @param reference where to read on; may be empty
 */
record Topic(String code, String name, String meaning, String remedy, String reference) {}
