/**
 * The {@code .dia} language: dictionaries as texts that read like the grammars of the RFCs.
 *
 * <p>Text becomes a tree ({@link io.vernier.dictionary.dia.DiaParser}), the tree is checked and becomes a
 * {@link io.vernier.dictionary.Dictionary}; trees are printed by {@link io.vernier.dictionary.dia.DiaFormatter}.
 * Start reading at {@link io.vernier.dictionary.dia.Dictionaries}.
 */
@NullMarked
package io.vernier.dictionary.dia;

import org.jspecify.annotations.NullMarked;
