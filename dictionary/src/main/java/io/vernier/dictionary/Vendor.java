package io.vernier.dictionary;

/**
 * The vendor of a dictionary's AVPs, from its {@code @vendor} section.
 *
 * @param id the SMI Network Management Private Enterprise Code, as 32 raw bits
 * @param name a name for people and for generated constants
 */
public record Vendor(int id, String name) {}
