// Makes a vulnerability database for Trivy (schema 2) from a JSON file: an object of buckets within
// buckets, of which each key that has a value in "values" is stored with it.
//
//	go run . advisories.json FOLDER/db
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"
)

type bucket struct {
	Values  map[string]json.RawMessage `json:"values"`
	Buckets map[string]bucket          `json:"buckets"`
}

type fixture struct {
	UpdatedAt time.Time         `json:"updated_at"`
	Buckets   map[string]bucket `json:"buckets"`
}

type parent interface {
	CreateBucketIfNotExists(name []byte) (*bolt.Bucket, error)
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: trivy-db FIXTURE FOLDER")
		os.Exit(2)
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "Cannot make the database:", err)
		os.Exit(1)
	}
}

func build(source, folder string) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	var content fixture
	if err := json.Unmarshal(text, &content); err != nil {
		return fmt.Errorf("%s: %w", source, err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	db, err := bolt.Open(filepath.Join(folder, "trivy.db"), 0o644, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	err = db.Update(func(tx *bolt.Tx) error { return store(tx, content.Buckets) })
	if err != nil {
		return err
	}
	metadata, err := json.Marshal(map[string]any{
		"Version":      2,
		"UpdatedAt":    content.UpdatedAt,
		"NextUpdate":   content.UpdatedAt.AddDate(100, 0, 0),
		"DownloadedAt": content.UpdatedAt,
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "metadata.json"), metadata, 0o644)
}

func store(in parent, buckets map[string]bucket) error {
	for name, content := range buckets {
		made, err := in.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		for key, value := range content.Values {
			if err := made.Put([]byte(key), value); err != nil {
				return err
			}
		}
		if err := store(made, content.Buckets); err != nil {
			return err
		}
	}
	return nil
}
