package io.confluent.kafka.schemaregistry.client.rest.exceptions;

public class RestClientException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    public RestClientException(String message, int status, int code) {
        super(message + " " + code);
        this.status = status;
    }

    public int getStatus() {
        return status;
    }
}
