package io.vernier.dictionary.lookup;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;

/**
 * A grammar that names an AVP.
 *
 * @param dictionary the dictionary of the grammar
 * @param owner the command or the group whose grammar it is
 * @param isCommand whether it is a command
 * @param element how the AVP stands there
 */
public record Use(Dictionary dictionary, String owner, boolean isCommand, Element element) {}
