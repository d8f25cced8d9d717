/**
 * Turns a dictionary into Java: a class for each command, group and enumeration, keys for untyped access, and a class
 * that gives the dictionary itself. Start reading at {@link io.vernier.generator.JavaGenerator}.
 */
@NullMarked
package io.vernier.generator;

import org.jspecify.annotations.NullMarked;
