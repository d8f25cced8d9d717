package io.vernier.cli.dict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dictionary of a user: an application of tolls. */
public final class Toll {
    public static final String TEXT = """
            ; A toll gate asks what a vehicle pays.
            @id 16777999
            @name toll
            @vendor 32473 Example
            @inherits rfc6733 Session-Id Origin-Host Origin-Realm Result-Code

            @avp_types
               Gate-Id        1  UTF8String  VM  ; the gate that saw it
               Vehicle        2  Grouped     VM
               Vehicle-Class  4  Enumerated  V

            @messages
               Toll-Request ::= < Diameter Header: 8389000, REQ, PXY >
                                < Session-Id > { Origin-Host } { Origin-Realm } 1* { Gate-Id } [ Vehicle ] * [ AVP ]
               Toll-Answer ::= < Diameter Header: 8389000, PXY >
                               < Session-Id > { Result-Code } { Origin-Host } { Origin-Realm } * [ AVP ]

            @grouped
               Vehicle ::= < AVP Header: 2 > [ Vehicle-Class ]

            @enum Vehicle-Class
               CAR    0
               LORRY  1
            """;

    private Toll() {}

    /** Writes it. */
    public static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("toll.dia"), TEXT);
    }
}
