package io.vernier.node;

import io.vernier.codec.Message;

final class Supervision {
    private final Traffic traffic;

    Supervision(Node node, PeerControl peer, Traffic traffic) {
        this.traffic = traffic;
    }

    void start() {
        traffic.up();
    }

    boolean onReceived(Message message) {
        return false;
    }

    void stop() {}
}
