package io.gatehouse.account;

/// There is no account with this id.
public class NoSuchAccountException extends RuntimeException {

    NoSuchAccountException(long id) {
        super("There is no account " + id + ".");
    }
}
