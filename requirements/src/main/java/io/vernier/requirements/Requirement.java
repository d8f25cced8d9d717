package io.vernier.requirements;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the numbered lines that a test checks: {@code S28} for a line of the founding requirements,
 * {@code R6.1.3-1} for a line of the RFC 6733 checklist, {@code F7} for a row of its peer state table and so on.
 * The test fails when the line does not hold; the build collects ids, tests and results into one matrix.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {
    /** The ids of the lines, without the document's name. */
    String[] value();
}
