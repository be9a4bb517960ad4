package io.github.cliocheckin.security.oidc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a body as text, and refuses one that is larger than anything a provider has to say. */
final class LimitedBody implements BodySubscriber<String> {
    private static final int MOST_BYTES = 1 << 20;

    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream soFar = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (soFar.size() + buffer.remaining() > MOST_BYTES) {
                subscription.cancel();
                whole.completeExceptionally(new IOException("The answer is too large"));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            soFar.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(soFar.toString(StandardCharsets.UTF_8));
    }
}
