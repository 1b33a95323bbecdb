package io.gatehouse.network;

/// The network is being deleted and takes no more edits.
public class NetworkDeletingException extends RuntimeException {

    NetworkDeletingException(String name) {
        super("Network “%s” is being deleted and takes no more edits.".formatted(name));
    }
}
