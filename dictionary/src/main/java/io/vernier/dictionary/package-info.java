/**
 * What the bytes of a message mean: AVPs, commands, groups and enumerations as a dictionary defines them.
 * The values here are immutable; the {@code .dia} language in {@code io.vernier.dictionary.dia} makes them.
 * Start reading at {@link io.vernier.dictionary.Dictionary}.
 */
@NullMarked
package io.vernier.dictionary;

import org.jspecify.annotations.NullMarked;
