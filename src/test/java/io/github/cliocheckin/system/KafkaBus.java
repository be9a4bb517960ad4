package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka of one node, whose topics have three partitions each. */
final class KafkaBus implements Bus {

    private final Properties configuration = new Properties();
    private final String servers;
    private KafkaRaftServer broker;

    KafkaBus(Path folder) {
        int controller = TestService.freePort();
        servers = "127.0.0.1:" + TestService.freePort();
        configuration.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://" + servers + ",CONTROLLER://127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", folder.resolve("kafka").toString(),
                "num.partitions", "3",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1"));
        configuration.put("group.initial.rebalance.delay.ms", "0");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        format(folder.resolve("kafka.properties"));
        start();
    }

    private void format(Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            configuration.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Override
    public void start() {
        broker = new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM);
        broker.startup();
    }

    @Override
    public void stop() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    /** Impatient, so that tests see a broker fail that comes back soon. */
    @Override
    public Map<String, String> settings() {
        return Map.of(
                "camel.component.kafka.brokers", servers,
                "camel.component.kafka.max-block-ms", "1000",
                "camel.component.kafka.request-timeout-ms", "1000",
                "camel.component.kafka.delivery-timeout-ms", "1500");
    }

    @Override
    public String sendingTo(String name) {
        return "kafka:" + name;
    }

    @Override
    public String takingFrom(String name) {
        return "kafka:" + name + "?groupId=clio-checkin&autoOffsetReset=earliest&autoCommitEnable=false"
                + "&allowManualCommit=true&breakOnFirstError=true";
    }

    @Override
    public void put(String name, List<String> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            messages.forEach(message -> producer.send(new ProducerRecord<>(name, message)));
        }
    }

    @Override
    public List<Message> take(String name) {
        List<Message> messages = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    Map<String, String> headers = new HashMap<>();
                    record.headers()
                            .forEach(header ->
                                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                    messages.add(new Message(record.key(), record.value(), headers));
                });
            }
        }
        return messages;
    }

    @Override
    public void close() {
        stop();
    }
}
