package io.gatehouse.account;

/// An environment variable has a value that the panel cannot start with.
class InvalidSettingException extends RuntimeException {

    private final String variable;

    InvalidSettingException(String variable, String message, Throwable cause) {
        super(message, cause);
        this.variable = variable;
    }

    /// The name of the environment variable.
    String variable() {
        return variable;
    }
}
