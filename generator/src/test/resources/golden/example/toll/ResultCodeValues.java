// Generated from toll.dia: change that file, not this one.
package example.toll;

/** Numbers with a meaning in Result-Code. */
public final class ResultCodeValues {
    /** NO_MONEY. */
    public static final int NO_MONEY = 5042;

    private ResultCodeValues() {}
}
