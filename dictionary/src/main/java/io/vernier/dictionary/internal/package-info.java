/** What several packages of this module need and nobody outside. Start reading at {@link CodeTable}. */
@NullMarked
package io.vernier.dictionary.internal;

import org.jspecify.annotations.NullMarked;
