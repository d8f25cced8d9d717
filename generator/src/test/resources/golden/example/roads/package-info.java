// Generated from roads.dia: change that file, not this one.
/**
 * Roads and what drives on them: AVPs of every format, for other dictionaries to use. Start reading at {@link
 * example.roads.Roads}.
 */
@NullMarked
package example.roads;

import org.jspecify.annotations.NullMarked;
