/**
 * Looking things up in many dictionaries at once: by name, part of a name, code and vendor; where an AVP is used; what is
 * different between two. Start reading at {@link io.vernier.dictionary.lookup.DictionaryLookup}.
 */
@NullMarked
package io.vernier.dictionary.lookup;

import org.jspecify.annotations.NullMarked;
