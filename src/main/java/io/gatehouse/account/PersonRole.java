package io.gatehouse.account;

/// What a person may do.
public enum PersonRole {
    /// Everything.
    ADMINISTRATOR;

    /// The role as Spring Security knows it.
    public String authority() {
        return "ROLE_" + name();
    }
}
