package io.vernier.dictionary.validation;

/**
 * How strict a {@link MessageValidator} is. Start from {@link #DEFAULT}, which refuses what a receiver must refuse
 * and can live with the rest, from {@link #STRICT}, which is for testing peers, or from {@link #LENIENT}, which is for
 * peers that cannot be mended.
 *
 * @param arities whether AVPs may occur only as often as the grammar says (5005, 5009)
 * @param mandatoryAvps which AVPs with the M bit are accepted where the grammar has {@code * [ AVP ]} (5001)
 * @param enumValues which Enumerated values without a name are accepted (5004)
 * @param occurrenceTables whether the tables of RFC 6733 section 10 hold for AVPs that the base commands of applications
 *     0 and 3 carry without naming them in their grammars (5008, 5009)
 * @param resultCodes whether an answer's Result-Code must fit its E bit (5004) and must be there (5005)
 * @param proxiableBit whether a request must have the P bit exactly where its definition has it (3008)
 * @param reservedBits whether the reserved bits of the message header must be 0 (5013); a receiver ignores them
 * @param fixedPositions whether fixed AVPs must stand where the grammar has them (5008); RFC 6733 section 8.8 says
 *     SHOULD of the Session-Id
 * @param applicationIds whether Auth- and Acct-Application-Id must equal the id in the header (5004)
 * @param maxDepth how many Grouped AVPs may stand inside each other (5004)
 * @param maxFaults how many faults are told; the search ends with the last of them
 */
public record ValidationOptions(
        boolean arities,
        MandatoryAvps mandatoryAvps,
        EnumValues enumValues,
        boolean occurrenceTables,
        boolean resultCodes,
        boolean proxiableBit,
        boolean reservedBits,
        boolean fixedPositions,
        boolean applicationIds,
        int maxDepth,
        int maxFaults) {

    /** What happens to AVPs with the M bit that a grammar does not name. */
    public enum MandatoryAvps {
        /**
         * They are accepted if the application's dictionaries, the base protocol or a dictionary of AVPs only defines
         * them. RFC 6733 section 4.1 demands that the receiver understands them, and the dictionary says what it
         * understands: requests on Gy carry AVPs of 3GPP in this way.
         */
        IN_DICTIONARY,
        /** They are refused: RFC 6733 section 1.3.4 has a new application for each new AVP with the M bit. */
        IN_GRAMMAR,
        /** They are all accepted. */
        IGNORED
    }

    /** What happens to values of an Enumerated AVP that its dictionary does not name. */
    public enum EnumValues {
        /** They are refused where the AVP has the M bit: then its value must be understood (RFC 6733 section 4.1). */
        NAMED_IF_MANDATORY,
        /** They are always refused. */
        NAMED,
        /** They are accepted. */
        ANY
    }

    /** Refuses what a receiver must refuse. */
    public static final ValidationOptions DEFAULT = new ValidationOptions(
            true,
            MandatoryAvps.IN_DICTIONARY,
            EnumValues.NAMED_IF_MANDATORY,
            true,
            true,
            false,
            false,
            false,
            false,
            16,
            32);

    /** Refuses everything that the RFC does not allow a sender. */
    public static final ValidationOptions STRICT = new ValidationOptions(
            true, MandatoryAvps.IN_GRAMMAR, EnumValues.NAMED, true, true, true, true, true, true, 16, 32);

    /**
     * Accepts whatever can be read: AVPs may be missing or come too often, none is refused for its M bit, numbers need no
     * name, and Result-Code and E bit need not fit. Values of a wrong length and octets that are no AVPs remain faults.
     */
    public static final ValidationOptions LENIENT = new ValidationOptions(
            false, MandatoryAvps.IGNORED, EnumValues.ANY, false, false, false, false, false, false, 16, 32);

    public ValidationOptions {
        if (maxDepth < 1 || maxDepth > 64) {
            throw new IllegalArgumentException("maxDepth: " + maxDepth + " (expected: 1 to 64)");
        }
        if (maxFaults < 1) {
            throw new IllegalArgumentException("maxFaults: " + maxFaults + " (expected: at least 1)");
        }
    }

    /** The same, with or without counting AVPs. */
    public ValidationOptions withArities(boolean value) {
        return new ValidationOptions(
                value,
                mandatoryAvps,
                enumValues,
                occurrenceTables,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                maxFaults);
    }

    /** The same with another rule for AVPs with the M bit. */
    public ValidationOptions withMandatoryAvps(MandatoryAvps value) {
        return new ValidationOptions(
                arities,
                value,
                enumValues,
                occurrenceTables,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                maxFaults);
    }

    /** The same with another rule for Enumerated values. */
    public ValidationOptions withEnumValues(EnumValues value) {
        return new ValidationOptions(
                arities,
                mandatoryAvps,
                value,
                occurrenceTables,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                maxFaults);
    }

    /** The same, with or without the tables of section 10. */
    public ValidationOptions withOccurrenceTables(boolean value) {
        return new ValidationOptions(
                arities,
                mandatoryAvps,
                enumValues,
                value,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                maxFaults);
    }

    /** The same, with or without a look at the Result-Code of answers. */
    public ValidationOptions withResultCodes(boolean value) {
        return new ValidationOptions(
                arities,
                mandatoryAvps,
                enumValues,
                occurrenceTables,
                value,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                maxFaults);
    }

    /** The same with another depth of groups. */
    public ValidationOptions withMaxDepth(int value) {
        return new ValidationOptions(
                arities,
                mandatoryAvps,
                enumValues,
                occurrenceTables,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                value,
                maxFaults);
    }

    /** The same with another number of faults. */
    public ValidationOptions withMaxFaults(int value) {
        return new ValidationOptions(
                arities,
                mandatoryAvps,
                enumValues,
                occurrenceTables,
                resultCodes,
                proxiableBit,
                reservedBits,
                fixedPositions,
                applicationIds,
                maxDepth,
                value);
    }
}
