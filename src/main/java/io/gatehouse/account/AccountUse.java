package io.gatehouse.account;

import java.util.List;

/// What stands on an account and keeps it from being deleted. Modules above declare a bean.
@FunctionalInterface
public interface AccountUse {

    /// What stands on the account, in words, for example `network “payments”`; empty when nothing does.
    List<String> of(long accountId);
}
