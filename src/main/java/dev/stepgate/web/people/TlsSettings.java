package dev.stepgate.web.people;

import dev.stepgate.runbook.Doc;

/** With what the server proves to browsers who it is. */
public record TlsSettings(
    @Doc(value = "A PEM file with the certificate, and those above it.", required = true)
        String certificate,
    @Doc(value = "A PEM file with the private key.", required = true) String key) {}
