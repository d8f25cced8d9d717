/**
 * What the pages for those who come from other stacks show. Start reading at
 * {@link io.vernier.examples.migration.FromPythonDiameter}.
 */
@NullMarked
package io.vernier.examples.migration;

import org.jspecify.annotations.NullMarked;
