package io.vernier.cli.capture;

import io.vernier.codec.Message;
import java.util.Optional;

/** Gives each message its number, and the frame and time of the packet that is being read. */
final class MessageNumbering {
    private final CaptureListener listener;
    private Packet packet = new Packet(0, null, 0, Octets.of(new byte[0]), 0);
    private long messages;

    MessageNumbering(CaptureListener listener) {
        this.listener = listener;
    }

    void reading(Packet current) {
        packet = current;
    }

    long messages() {
        return messages;
    }

    DiameterStream.Sink sink(Endpoint source, Endpoint destination, String transport) {
        return new DiameterStream.Sink() {
            @Override
            public void message(byte[] bytes) {
                messages++;
                var time = Optional.ofNullable(packet.time());
                listener.message(new CapturedMessage(
                        messages, packet.frame(), time, source, destination, transport, Message.decode(bytes)));
            }

            @Override
            public void note(String sentence) {
                listener.note("Frame " + packet.frame() + ", " + source + " > " + destination + " " + transport + ": "
                        + sentence);
            }
        };
    }
}
