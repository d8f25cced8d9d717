/** What the pages for those who come from other stacks show. */
@NullMarked
package io.vernier.examples.migration;

import org.jspecify.annotations.NullMarked;
