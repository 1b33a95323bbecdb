package io.gatehouse.web;

/// The page of a list, as it stands in an address.
public final class PageNumber {

    private PageNumber() {}

    /// Reads it. Pages count from 0; what is no number is the first page, so that a broken link still shows the list.
    public static int of(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
