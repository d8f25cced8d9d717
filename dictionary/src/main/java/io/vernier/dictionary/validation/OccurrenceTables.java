package io.vernier.dictionary.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of RFC 6733 section 10: how often the base commands may carry AVPs that their grammars do not name. */
final class OccurrenceTables {

    /** Section 10.1, with the AVP codes in front. */
    static final String BASE = """
            code attribute                       CER CEA DPR DPA DWR DWA RAR RAA ASR ASA STR STA
             85  Acct-Interim-Interval           0   0   0   0   0   0   0-1 0   0   0   0   0
            483  Accounting-Realtime-Required    0   0   0   0   0   0   0-1 0   0   0   0   0
            259  Acct-Application-Id             0+  0+  0   0   0   0   0   0   0   0   0   0
            258  Auth-Application-Id             0+  0+  0   0   0   0   1   0   1   0   1   0
            276  Auth-Grace-Period               0   0   0   0   0   0   0   0   0   0   0   0
            274  Auth-Request-Type               0   0   0   0   0   0   0   0   0   0   0   0
            277  Auth-Session-State              0   0   0   0   0   0   0   0   0   0   0   0
            291  Authorization-Lifetime          0   0   0   0   0   0   0   0   0   0   0   0
             25  Class                           0   0   0   0   0   0   0   0   0   0   0+  0+
            293  Destination-Host                0   0   0   0   0   0   1   0   1   0   0-1 0
            283  Destination-Realm               0   0   0   0   0   0   1   0   1   0   1   0
            273  Disconnect-Cause                0   0   1   0   0   0   0   0   0   0   0   0
            281  Error-Message                   0   0-1 0   0-1 0   0-1 0   0-1 0   0-1 0   0-1
            294  Error-Reporting-Host            0   0   0   0   0   0   0   0-1 0   0-1 0   0-1
            279  Failed-AVP                      0   0-1 0   0-1 0   0-1 0   0-1 0   0-1 0   0-1
            267  Firmware-Revision               0-1 0-1 0   0   0   0   0   0   0   0   0   0
            257  Host-IP-Address                 1+  1+  0   0   0   0   0   0   0   0   0   0
            299  Inband-Security-Id              0   0   0   0   0   0   0   0   0   0   0   0
            272  Multi-Round-Time-Out            0   0   0   0   0   0   0   0   0   0   0   0
            264  Origin-Host                     1   1   1   1   1   1   1   1   1   1   1   1
            296  Origin-Realm                    1   1   1   1   1   1   1   1   1   1   1   1
            278  Origin-State-Id                 0-1 0-1 0   0   0-1 0-1 0-1 0-1 0-1 0-1 0-1 0-1
            269  Product-Name                    1   1   0   0   0   0   0   0   0   0   0   0
            284  Proxy-Info                      0   0   0   0   0   0   0+  0+  0+  0+  0+  0+
            292  Redirect-Host                   0   0   0   0   0   0   0   0+  0   0+  0   0+
            261  Redirect-Host-Usage             0   0   0   0   0   0   0   0-1 0   0-1 0   0-1
            262  Redirect-Max-Cache-Time         0   0   0   0   0   0   0   0-1 0   0-1 0   0-1
            268  Result-Code                     0   1   0   1   0   1   0   1   0   1   0   1
            285  Re-Auth-Request-Type            0   0   0   0   0   0   1   0   0   0   0   0
            282  Route-Record                    0   0   0   0   0   0   0+  0   0+  0   0+  0
            270  Session-Binding                 0   0   0   0   0   0   0   0   0   0   0   0
            263  Session-Id                      0   0   0   0   0   0   1   1   1   1   1   1
            271  Session-Server-Failover         0   0   0   0   0   0   0   0   0   0   0   0
             27  Session-Timeout                 0   0   0   0   0   0   0   0   0   0   0   0
            265  Supported-Vendor-Id             0+  0+  0   0   0   0   0   0   0   0   0   0
            295  Termination-Cause               0   0   0   0   0   0   0   0   0   0   1   0
              1  User-Name                       0   0   0   0   0   0   0-1 0-1 0-1 0-1 0-1 0-1
            266  Vendor-Id                       1   1   0   0   0   0   0   0   0   0   0   0
            260  Vendor-Specific-Application-Id  0+  0+  0   0   0   0   0   0   0   0   0   0
            """;

    /** Section 10.2. */
    static final String ACCOUNTING = """
            code attribute                       ACR ACA
             85  Acct-Interim-Interval           0-1 0-1
             50  Acct-Multi-Session-Id           0-1 0-1
            485  Accounting-Record-Number        1   1
            480  Accounting-Record-Type          1   1
             44  Acct-Session-Id                 0-1 0-1
            287  Accounting-Sub-Session-Id       0-1 0-1
            483  Accounting-Realtime-Required    0-1 0-1
            259  Acct-Application-Id             0-1 0-1
            258  Auth-Application-Id             0   0
             25  Class                           0+  0+
            293  Destination-Host                0-1 0
            283  Destination-Realm               1   0
            294  Error-Reporting-Host            0   0+
             55  Event-Timestamp                 0-1 0-1
            279  Failed-AVP                      0   0-1
            264  Origin-Host                     1   1
            296  Origin-Realm                    1   1
            284  Proxy-Info                      0+  0+
            282  Route-Record                    0+  0
            268  Result-Code                     0   1
            263  Session-Id                      1   1
            295  Termination-Cause               0   0
              1  User-Name                       0-1 0-1
            260  Vendor-Specific-Application-Id  0-1 0-1
            """;

    private static final Map<String, Integer> CODES =
            Map.of("CE", 257, "RA", 258, "AC", 271, "AS", 274, "ST", 275, "DW", 280, "DP", 282);

    private static final Map<String, List<Limit>> LIMITS = new HashMap<>();

    /** The AVP with this code may occur so often at most. */
    record Limit(int avpCode, int max) {}

    static {
        read(BASE);
        read(ACCOUNTING);
    }

    private OccurrenceTables() {}

    /** The limits in a base command; AVPs that may occur any number of times are not among them. */
    static List<Limit> limits(int commandCode, boolean request) {
        return LIMITS.getOrDefault(key(commandCode, request), List.of());
    }

    private static void read(String table) {
        var lines = table.lines().map(line -> line.strip().split(" +")).toList();
        var head = lines.getFirst();
        for (var line : lines.subList(1, lines.size())) {
            for (int column = 2; column < line.length; column++) {
                if (!line[column].endsWith("+")) {
                    var limit = new Limit(Integer.parseInt(line[0]), line[column].equals("0") ? 0 : 1);
                    LIMITS.computeIfAbsent(command(head[column]), k -> new ArrayList<>())
                            .add(limit);
                }
            }
        }
    }

    private static String command(String abbreviation) {
        return key(CODES.getOrDefault(abbreviation.substring(0, 2), 0), abbreviation.endsWith("R"));
    }

    private static String key(int commandCode, boolean request) {
        return commandCode + (request ? "R" : "A");
    }
}
