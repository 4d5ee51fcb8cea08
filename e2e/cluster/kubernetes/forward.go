package main

import (
	"errors"
	"io"
	"net"
)

// Passes connections on: "forward LISTEN TO". The cluster lives in a network of its own, and this is its door on the loopback.
func forward(arguments []string) error {
	if len(arguments) != 2 {
		return errors.New("usage: forward LISTEN-ADDRESS TO-ADDRESS")
	}
	listener, err := net.Listen("tcp", arguments[0])
	if err != nil {
		return err
	}
	for {
		client, err := listener.Accept()
		if err != nil {
			return err
		}
		go pass(client.(*net.TCPConn), arguments[1])
	}
}

func pass(client *net.TCPConn, to string) {
	defer client.Close()
	connection, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	server := connection.(*net.TCPConn)
	defer server.Close()
	done := make(chan struct{})
	go func() {
		copyHalf(server, client)
		close(done)
	}()
	copyHalf(client, server)
	<-done
}

// One direction; its end is told to the other side, which may still have something to say.
func copyHalf(to, from *net.TCPConn) {
	_, _ = io.Copy(to, from)
	_ = to.CloseWrite()
}
