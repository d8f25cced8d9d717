package io.vernier.dictionary.lookup;

/**
 * Something that a search found.
 *
 * @param kind what it is
 * @param name its name
 * @param number its code, its id or its value, from 0 on
 * @param vendorId the vendor of an AVP, else 0
 * @param where the dictionary; for a value also the AVP that has it
 */
public record Hit(Kind kind, String name, long number, long vendorId, String where) {

    /** What can be found, in the order in which hits are given. */
    public enum Kind {
        APPLICATION("application"),
        VENDOR("vendor"),
        COMMAND("command"),
        AVP("AVP"),
        RESULT_CODE("result code"),
        VALUE("value");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind in words. */
        @Override
        public String toString() {
            return words;
        }
    }
}
